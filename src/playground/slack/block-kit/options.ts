import { isJson, type Json } from '../json.ts';
import { type Bounds, type Check, checkList, checkObject, checkString, checkText, problem } from './check.ts';

function checkOption(check: Check, option: unknown, pointer: string, mrkdwn: boolean): void {
  if (!checkObject(check, option, pointer)) return;
  checkText(check, option.text, `${pointer}/text`, 75, mrkdwn ? 'any' : 'plain_text');
  // documented as 150, in @slack/types as 75: the tighter
  checkString(check, option.value, `${pointer}/value`, { max: 75 });
  if (option.description !== undefined) {
    checkText(check, option.description, `${pointer}/description`, 75, mrkdwn ? 'any' : 'plain_text');
  }
}

/** The `options` of an element or a group. */
export function checkOptions(
  check: Check,
  element: Json,
  pointer: string,
  bounds: Bounds,
  mrkdwn = false,
): void {
  const seen = new Set<unknown>();
  checkList(check, element.options, `${pointer}/options`, bounds, (option, at) => {
    checkOption(check, option, at, mrkdwn);
    if (isJson(option) && typeof option.value === 'string') {
      if (seen.has(option.value)) problem(check, `${at}/value`, 'must be unique among the options');
      seen.add(option.value);
    }
  });
}

/** Either `options` or `option_groups`, at least `min` of them. */
export function checkOptionLists(check: Check, element: Json, pointer: string, min = 1): void {
  if ((element.options === undefined) === (element.option_groups === undefined)) {
    problem(check, pointer, 'exactly one of options and option_groups is required');
  } else if (element.options !== undefined) checkOptions(check, element, pointer, { min, max: 100 });
  else {
    const groups = `${pointer}/option_groups`;
    checkList(check, element.option_groups, groups, { min, max: 100 }, (group, at) => {
      if (!checkObject(check, group, at)) return;
      checkText(check, group.label, `${at}/label`, 75, 'plain_text');
      checkOptions(check, group, at, { max: 100 });
    });
  }
}

function optionsOf(element: Json): unknown[] {
  const groups = Array.isArray(element.option_groups) ? element.option_groups.filter(isJson) : [];
  return [element.options, ...groups.map((group) => group.options)].flatMap((list) =>
    Array.isArray(list) ? list : [],
  );
}

/** Slack wants an initial option to be exactly one of the options. */
export function checkInitial(check: Check, element: Json, pointer: string): void {
  const initial = element.initial_option === undefined ? element.initial_options : [element.initial_option];
  if (!Array.isArray(initial)) return;
  const known = new Set(optionsOf(element).map((option) => JSON.stringify(option)));
  if (initial.length === 0) problem(check, `${pointer}/initial_options`, 'no fewer than 1 items allowed');
  for (const option of initial) {
    if (!known.has(JSON.stringify(option))) {
      const field = element.initial_option === undefined ? 'initial_options' : 'initial_option';
      problem(check, `${pointer}/${field}`, 'must exactly match one of the options');
    }
  }
}
