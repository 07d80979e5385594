import { type ConstDirectiveNode, Kind } from 'graphql';
import type { CarriedDirective } from './carried-directives.js';

/** Under this name the claims stand in a supergraph, in `@join__directive`. */
export const VIEWED_BY = 'viewedBy';

/**
 * What an answer depends on about its viewer: claims of the identity that a subgraph is shown (`Subject`), all of them where no
 * list is given. On a subscription's field it says which events come, on a type what its plain values are. Whatever says
 * nothing depends on all claims, and a subscription whose field says nothing is its subscriber's alone.
 */
const DEFINITION = `directive @${VIEWED_BY}(claims: [String!]) on FIELD_DEFINITION | OBJECT`;

/** What answers depend on about their viewer, as the gateway is told of it. */
export const VIEWER_CLAIMS: CarriedDirective = {
  name: VIEWED_BY,
  definition: DEFINITION,
  argumentsOf(directives: readonly ConstDirectiveNode[] | undefined) {
    const said = directives?.find(({ name }) => name.value === VIEWED_BY);
    const claims = said?.arguments?.find(({ name }) => name.value === 'claims')?.value;
    if (!said || claims?.kind !== Kind.LIST) return said && '';
    return `claims: [${claims.values.flatMap((value) => (value.kind === Kind.STRING ? [JSON.stringify(value.value)] : [])).join(', ')}]`;
  },
};
