import { type ConstDirectiveNode, Kind } from 'graphql';
import type { CarriedDirective } from './carried-directives.js';

/** How long, and for whom, what a subgraph gives may be kept; as Apollo Server reads `@cacheControl`. */
export interface CacheHint {
  /** Seconds. */
  readonly maxAge?: number;
  readonly scope?: 'PUBLIC' | 'PRIVATE';
  readonly inheritMaxAge?: boolean;
}

/** The directive as Apollo Server defines it. Of its enum nothing comes into the schema of clients. */
export const CACHE_CONTROL_DEFINITION = `
  directive @cacheControl(maxAge: Int, scope: CacheControlScope, inheritMaxAge: Boolean) on FIELD_DEFINITION | OBJECT | INTERFACE | UNION
  enum CacheControlScope @inaccessible { PUBLIC PRIVATE }
`;

/** Under this name hints stand in a supergraph, in `@join__directive`. */
export const CACHE_CONTROL = 'cacheControl';

/** What a subgraph's SDL says of an element; undefined when it says nothing. */
export function hintOf(directives: readonly ConstDirectiveNode[] | undefined): CacheHint | undefined {
  const directive = directives?.find(({ name }) => name.value === CACHE_CONTROL);
  if (!directive) return undefined;
  const hint: { maxAge?: number; scope?: 'PUBLIC' | 'PRIVATE'; inheritMaxAge?: boolean } = {};
  for (const { name, value } of directive.arguments ?? []) {
    if (name.value === 'maxAge' && value.kind === Kind.INT) hint.maxAge = Number(value.value);
    // Whatever is not plainly public is private.
    if (name.value === 'scope' && value.kind === Kind.ENUM) hint.scope = value.value === 'PUBLIC' ? 'PUBLIC' : 'PRIVATE';
    if (name.value === 'inheritMaxAge' && value.kind === Kind.BOOLEAN) hint.inheritMaxAge = value.value;
  }
  return hint;
}

/** Hints, as the gateway is told of them. */
export const CACHE_HINTS: CarriedDirective = {
  name: CACHE_CONTROL,
  definition: CACHE_CONTROL_DEFINITION,
  argumentsOf(directives) {
    const hint = hintOf(directives);
    return (
      hint &&
      [
        ...(hint.maxAge === undefined ? [] : [`maxAge: ${hint.maxAge}`]),
        ...(hint.scope === undefined ? [] : [`scope: "${hint.scope}"`]),
        ...(hint.inheritMaxAge === undefined ? [] : [`inheritMaxAge: ${hint.inheritMaxAge}`]),
      ].join(', ')
    );
  },
};
