import { RefusalError } from '@lapor/kit/refusal';

/** The rule that a command has made or ended, as it is afterwards. Throws RULE_UNKNOWN when it is not among those read. */
export async function showRule<Rule extends { readonly id: string }>(
  done: Promise<string>,
  read: (id: string) => Promise<readonly Rule[]>,
): Promise<Rule> {
  const id = await done;
  const rule = (await read(id)).find((each) => each.id === id);
  if (!rule) throw new RefusalError('RULE_UNKNOWN');
  return rule;
}
