import type { RequestContext } from '@lapor/gateway/context';
import type { Engine } from '@lapor/gateway/engine';
import type { Generation } from '@lapor/gateway/supergraph/generation';
import { isWritten } from '@lapor/kit/http/written-result';
import { HOT_AFTER } from './planning.js';

/** One answer in both forms in which the engine gives answers. */
export interface BothForms {
  readonly made: string;
  readonly written: string;
}

/** Asks for an operation that is known once more, for objects and for text; undefined where there is no text for it. */
export async function inBothForms(
  engine: Engine,
  { known }: Generation,
  query: string,
  variables: Record<string, unknown>,
  context: RequestContext,
): Promise<BothForms | undefined> {
  const source = known.find({ text: query, operationName: null });
  if (!source) return undefined;
  // What is refused whole is refused in either form.
  const write = () => engine.write(source, variables, context).catch(() => ({}));
  for (let before = 0; before < HOT_AFTER; before += 1) await write();
  const text = await write();
  if (!isWritten(text)) return undefined;
  const made = await engine.execute(source, variables, context);
  return { made: JSON.stringify(made), written: JSON.stringify(JSON.parse(text.written.toString())) };
}
