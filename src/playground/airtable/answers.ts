/** What the server sends: a status, a JSON value or a text, and headers of its own. */
export interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

function typed(status: number, type: string, message: string): Reply {
  return { status, body: { error: { type, message } } };
}

// Airtable's three shapes of an error: with type and message, a bare code, and a list.
export const replies = {
  unauthorized: typed(401, 'AUTHENTICATION_REQUIRED', 'Authentication required'),
  forbidden: typed(
    403,
    'INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND',
    'Invalid permissions, or the requested model was not found. Check that both your user and your token have the required permissions, and that the model names and/or ids are correct.',
  ),
  notFound: { status: 404, body: { error: 'NOT_FOUND' } },
  rateLimited: {
    status: 429,
    body: {
      errors: [{ error: 'RATE_LIMIT_REACHED', message: 'Rate limit exceeded. Please try again later' }],
    },
  },
  monthlyCap: {
    status: 429,
    body: {
      errors: [
        {
          error: 'PUBLIC_API_BILLING_LIMIT_EXCEEDED',
          message: 'The API billing plan limit has been exceeded.',
        },
      ],
    },
  },
  iteratorExpired: {
    status: 422,
    body: { error: 'LIST_RECORDS_ITERATOR_NOT_AVAILABLE' },
  },
  invalidOffset: typed(422, 'INVALID_OFFSET_VALUE', 'The value of offset is invalid'),
  invalidFormula: typed(
    422,
    'INVALID_FILTER_BY_FORMULA',
    'The formula for filtering records is invalid: Invalid formula. Please check your formula text.',
  ),
  invalidRequest: typed(422, 'INVALID_REQUEST_UNKNOWN', 'Invalid request: parameter validation failed.'),
  tooLarge: typed(413, 'REQUEST_TOO_LARGE', 'Request URI too large'),
  serverError: typed(500, 'SERVER_ERROR', 'Server error'),
  badGateway: {
    status: 502,
    body: '<html><body><h1>502 Bad Gateway</h1></body></html>',
    headers: { 'content-type': 'text/html' },
  },
  unavailable: {
    ...typed(503, 'SERVICE_UNAVAILABLE', 'The service is temporarily unavailable. Please retry shortly.'),
    headers: { 'retry-after': '7' },
  },
  html: {
    status: 200,
    body: '<!DOCTYPE html><html><body>Please sign in</body></html>',
    headers: { 'content-type': 'text/html' },
  },
} satisfies Record<string, Reply>;

export function unknownField(name: string): Reply {
  return typed(422, 'UNKNOWN_FIELD_NAME', `Unknown field name: "${name}"`);
}
