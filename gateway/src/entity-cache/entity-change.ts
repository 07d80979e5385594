/** That an entity has changed, come into being or gone. */
export interface EntityChange {
  readonly type: string;
  /** The values of its keys, as far as they are told; without any it may be each of the type. */
  readonly keys?: Readonly<Record<string, unknown>>;
}

/** The plain values that a representation names its entity by. */
export type Facts = Readonly<Record<string, string>>;

/** @param representation as it is sent; its keys are a client's or a subgraph's. */
export function factsOf(representation: Readonly<Record<string, unknown>>): Facts {
  const facts: Record<string, string> = Object.create(null);
  for (const [name, value] of Object.entries(representation)) if (name !== '__typename' && isPlain(value)) facts[name] = String(value);
  return facts;
}

/** Whether a changed entity may be the one that is named: unless one key says another. */
export function mayBe(facts: Facts, { keys = {} }: EntityChange): boolean {
  return Object.entries(keys).every(([name, value]) => !isPlain(value) || facts[name] === undefined || facts[name] === String(value));
}

function isPlain(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
