import type { Json } from '../json.ts';
import { type Check, checkObject, checkString, problem } from './check.ts';

// Slack: F followed by at least eight letters or digits (@slack/types, composition objects)
const FILE_ID = /^F[A-Z0-9]{8,}$/;
const LOOPBACK = /^(127(\.\d+){3}|localhost|\[::1\])$/;

/** Slack fetches pictures itself: they must be on the web by https. Here the loopback stands for that too. */
function checkImageUrl(check: Check, value: unknown, pointer: string): void {
  checkString(check, value, pointer, { max: 3000 });
  if (typeof value !== 'string' || value === '') return;
  const url = URL.parse(value);
  if (!url) problem(check, pointer, 'must be a valid url');
  else if (
    (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOOPBACK.test(url.hostname))) ||
    !check.reachable(value)
  ) {
    problem(check, pointer, 'downloading image failed');
  }
}

function checkSlackFile(check: Check, value: unknown, pointer: string): void {
  if (!checkObject(check, value, pointer)) return;
  const { id, url } = value;
  if ((id === undefined) === (url === undefined)) {
    problem(check, pointer, 'exactly one of id and url is required');
    return;
  }
  if (id !== undefined && !(typeof id === 'string' && FILE_ID.test(id))) {
    problem(check, `${pointer}/id`, 'must be the id of a file');
    return;
  }
  const reference = typeof id === 'string' ? { id } : { url: String(url) };
  if (check.file(reference) !== 'visible') problem(check, pointer, 'invalid slack file');
}

/** Shared by the image block and the image element: a source, exactly one, and the alternative text. */
export function checkImage(check: Check, image: Json, pointer: string): void {
  checkString(check, image.alt_text, `${pointer}/alt_text`, { max: 2000 });
  if ((image.image_url === undefined) === (image.slack_file === undefined)) {
    problem(check, pointer, 'exactly one of image_url and slack_file is required');
  } else if (image.slack_file !== undefined) {
    checkSlackFile(check, image.slack_file, `${pointer}/slack_file`);
  } else {
    checkImageUrl(check, image.image_url, `${pointer}/image_url`);
  }
}
