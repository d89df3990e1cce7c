import { type Logger, LogLevel } from '@slack/web-api';

const nothing = (): void => {};

/** For clients whose refusals are what the test is about. */
export const silent: Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  setName: nothing,
  getLevel: () => LogLevel.ERROR,
};
