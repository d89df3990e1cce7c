/**
 * Slack's limits, each named once. Where Slack's own pages differ from one another, the tighter one. Lengths are
 * counted in UTF-16 units, which are never fewer than the code points that Slack seems to count.
 */
export const limits = {
  /** docs.slack.dev/reference/block-kit/blocks: blocks in one message */
  blocksPerMessage: 50,
  /** chat.postMessage: best at most 4,000, cut by Slack above 40,000 */
  messageText: 4000,
  /** undocumented: `msg_blocks_too_long` from some 13,200 characters over all blocks (bolt-js#2509) */
  messageBlockText: 12_000,
  /** section block: text */
  sectionText: 3000,
  /** section block: number of fields, and the length of one */
  sectionFields: 10,
  sectionFieldText: 2000,
  /** header block */
  headerText: 150,
  /** context block: number of elements; a text object is at most 3,000 */
  contextElements: 10,
  contextText: 3000,
  /** actions block: number of elements */
  actionsElements: 25,
  /** button element: text, value, url */
  buttonText: 75,
  buttonValue: 2000,
  url: 3000,
  /** image block */
  altText: 2000,
  imageTitle: 2000,
  /** every block; action ids likewise */
  blockId: 255,
  /** data_table block: 101 rows with the header, 20 columns, 10,000 characters over all tables of a message */
  tableRows: 101,
  tableColumns: 20,
  tableText: 10_000,
  tablePage: 100,
  /** data_visualization block: number in one message (undocumented, enforced by the API) */
  chartsPerMessage: 2,
  /** response_url: uses, and how long it lives (docs.slack.dev/interactivity/handling-user-interaction) */
  responseUrlUses: 5,
  responseUrlMs: 30 * 60_000,
  /** requests signed more than five minutes ago, or ahead, are refused (docs.slack.dev/authentication/verifying-requests-from-slack) */
  requestAgeMs: 5 * 60_000,
  /** an acknowledgement must reach Slack within three seconds */
  acknowledgeMs: 3000,
} as const;
