import { type Came, together } from '../together/together.js';
import { type Ask, RefusedError, UnreachableError } from './ask.js';

/** One root field that many ask for at the same time. */
export interface SharedField {
  /** The operation's name, for the gateway's metrics. */
  readonly name: string;
  readonly field: string;
  /** Its argument, which has the variable's name as well, and the argument's type. */
  readonly argument: string;
  readonly type: string;
  readonly selection: string;
}

/** Of few sizes, so that there are few plans. */
const MOST = 8;
const GROUPS = 4;

type AskOne = (value: unknown) => Promise<unknown>;
const asked = new WeakMap<Ask, Map<SharedField, AskOne>>();

/**
 * Asks for a field together with all who ask for it at this moment: one request with an alias for each, as any client may
 * send it. Where one of them is refused each is asked alone, which is safe because everything asked here may be repeated.
 * Rejects with RefusedError or UnreachableError.
 */
export function askTogether<Data>(ask: Ask, field: SharedField, value: unknown): Promise<Data> {
  const fields = asked.get(ask) ?? new Map<SharedField, AskOne>();
  asked.set(ask, fields);
  const one = fields.get(field) ?? together<unknown, unknown>({ most: MOST, groups: GROUPS, work: (values) => askAll(ask, field, values) });
  fields.set(field, one);
  return one(value) as Promise<Data>;
}

async function askAll(ask: Ask, field: SharedField, values: readonly unknown[]): Promise<readonly Came<unknown>[]> {
  try {
    const variables = Object.fromEntries(values.map((value, index) => [`v${index}`, value]));
    const data = await ask<Readonly<Record<string, unknown>>>(documentOf(field, values.length), variables);
    return values.map((_, index) => ({ status: 'fulfilled', value: data[`r${index}`] }));
  } catch (error) {
    // Without a field it is the whole that failed.
    const isOnes = (error instanceof RefusedError || error instanceof UnreachableError) && error.field !== undefined;
    if (!isOnes || values.length === 1) throw error;
    const alone = await Promise.allSettled(values.map((value) => askAll(ask, field, [value])));
    return alone.map((each) => (each.status === 'fulfilled' ? (each.value[0] as Came<unknown>) : each));
  }
}

function documentOf({ name, field, argument, type, selection }: SharedField, count: number): string {
  const indices = Array.from({ length: count }, (_, index) => index);
  const declared = indices.map((index) => `$v${index}: ${type}`).join(', ');
  return `query ${name}(${declared}) { ${indices.map((index) => `r${index}: ${field}(${argument}: $v${index}) ${selection}`).join(' ')} }`;
}
