import { ConfigError } from '@lapor/kit/config/read-config';
import { z } from 'zod';
import { whyNeverPassed } from './never-passed.js';

const name = z.string().max(100);
const header = z
  .string()
  .transform((written) => written.toLowerCase())
  .superRefine((given, context) => {
    const why = whyNeverPassed(given);
    if (why) context.addIssue({ code: 'custom', message: `${JSON.stringify(given.slice(0, 100))} ${why}` });
  });

const toClient = z.strictObject({
  /** Only of this subgraph's answers; of every one's, unless given. */
  subgraph: name.optional(),
  header,
  /** What becomes of several: each a line of its own, the first or last to come, or (`cache-control`) what all of them allow. */
  merge: z.enum(['all', 'first', 'last', 'lowest']),
  /** Whether it may also be told to those who were given the answer of somebody else's equal query. */
  shared: z.boolean().default(false),
});
const toSubgraph = z.strictObject({ subgraph: name.optional(), header });

const rules = z
  .strictObject({ toClients: z.array(toClient).max(100).default([]), toSubgraphs: z.array(toSubgraph).max(100).default([]) })
  .superRefine(({ toClients, toSubgraphs }, context) => {
    const refuse = (message: string, ...path: (string | number)[]) => context.addIssue({ code: 'custom', message, path });
    for (const [index, rule] of toClients.entries()) {
      if ((rule.header === 'cache-control') !== (rule.merge === 'lowest'))
        refuse('cache-control is merged by "lowest", and nothing else is', 'toClients', index, 'merge');
      const other = toClients.findIndex(
        (each) => each.header === rule.header && (each.merge !== rule.merge || each.shared !== rule.shared),
      );
      if (other > index) refuse(`${rule.header} has two rules that differ`, 'toClients', other);
    }
    for (const [index, rule] of toSubgraphs.entries())
      if (rule.header === 'set-cookie' || rule.header === 'cache-control')
        refuse(`${rule.header} is not passed on to subgraphs`, 'toSubgraphs', index, 'header');
  });

/** Which headers go through the gateway, written down by whoever runs it. None do that no rule names. */
export type HeaderRules = z.input<typeof rules>;
/** The same, checked; names in lower case. */
export type CheckedHeaderRules = z.output<typeof rules>;
export type ToClientRule = CheckedHeaderRules['toClients'][number];

/** Reads rules of whatever origin, or says everything that is wrong with them, each with its place. */
export function readHeaderRules(
  given: unknown,
): { readonly ok: true; readonly rules: CheckedHeaderRules } | { readonly ok: false; readonly problems: readonly string[] } {
  const { success, data, error } = rules.safeParse(given);
  if (success) return { ok: true, rules: data };
  return { ok: false, problems: error.issues.map(({ path, message }) => `${path.join('.') || 'the rules'}: ${message}`) };
}

/**
 * Checks rules given by code, and that they name subgraphs there are.
 * @throws {ConfigError} with everything that is wrong.
 */
export function checkHeaderRules(given: HeaderRules, subgraphs: readonly string[]): CheckedHeaderRules {
  const read = readHeaderRules(given);
  const named = read.ok ? [...read.rules.toClients, ...read.rules.toSubgraphs].flatMap(({ subgraph }) => subgraph ?? []) : [];
  const unknown = named.filter((each) => !subgraphs.includes(each)).map((each) => `there is no subgraph ${each}`);
  const problems = read.ok ? unknown : read.problems;
  if (!read.ok || problems.length > 0)
    throw new ConfigError(['The rules for headers are not usable:', ...problems.map((problem) => `  ${problem}`)].join('\n'));
  return read.rules;
}
