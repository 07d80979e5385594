import { type ConstDirectiveNode, Kind, print } from 'graphql';
import type { CarriedDirective } from './carried-directives.js';

/** Under this name the claims stand in a supergraph, in `@join__directive`. */
export const VIEWED_BY = 'viewedBy';

/**
 * What an answer depends on about its viewer: claims of the identity that a subgraph is shown (`Subject`), all of them where no
 * list is given. On a subscription's field it says which events come, on a type what its plain values are. Whatever says
 * nothing depends on all claims, and a subscription whose field says nothing is its subscriber's alone. One that begins with
 * how things are now is not joined while it runs: whoever begins is first told that. Whoever gives one of the arguments that
 * are named by `aloneWith` has the stream alone: so the subgraph is asked what it says to that argument each time.
 */
const DEFINITION = `directive @${VIEWED_BY}(claims: [String!], beginsWithPresent: Boolean, aloneWith: [String!]) on FIELD_DEFINITION | OBJECT`;

/** What answers depend on about their viewer, as the gateway is told of it. */
export const VIEWER_CLAIMS: CarriedDirective = {
  name: VIEWED_BY,
  definition: DEFINITION,
  argumentsOf(directives: readonly ConstDirectiveNode[] | undefined) {
    const said = directives?.find(({ name }) => name.value === VIEWED_BY);
    if (!said) return undefined;
    const valueGiven = (argument: string) => said.arguments?.find(({ name }) => name.value === argument)?.value;
    const [claims, beginsWithPresent, aloneWith] = [valueGiven('claims'), valueGiven('beginsWithPresent'), valueGiven('aloneWith')];
    return [
      ...(claims?.kind === Kind.LIST ? [`claims: ${print(claims)}`] : []),
      ...(beginsWithPresent?.kind === Kind.BOOLEAN && beginsWithPresent.value ? ['beginsWithPresent: true'] : []),
      ...(aloneWith ? [`aloneWith: ${print(aloneWith)}`] : []),
    ].join(', ');
  },
};
