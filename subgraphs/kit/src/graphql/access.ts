import type { AccessPolicy } from '@lapor/schema/access-policies';
import type { ApiScope } from '@lapor/schema/identity';
import { Directive } from 'type-graphql';

/*
 * What the gateway refuses by itself, before a subgraph hears of it (docs/adr/0025). Subgraphs decide again, and more
 * finely: these only spare them whoever cannot be meant at all.
 */

type Access = ReturnType<typeof Directive>;

/** For whoever has signed in; others are refused with UNAUTHENTICATED. */
export function SignedIn(): Access {
  return Directive('@authenticated');
}

/** For whoever has signed in and fits one of the policies; others are refused with FORBIDDEN. */
export function OnlyFor(...policies: readonly [AccessPolicy, ...AccessPolicy[]]): Access {
  return both(SignedIn(), Directive(`@policy(policies: ${JSON.stringify(policies.map((policy) => [policy]))})`));
}

/** For API clients with a scope; other clients are refused with FORBIDDEN. */
export function OnlyWithScope(scope: ApiScope): Access {
  return both(OnlyFor('apiClient'), Directive(`@requiresScopes(scopes: [[${JSON.stringify(scope)}]])`));
}

function both(first: Access, second: Access): Access {
  return ((...place: Parameters<Access>) => {
    first(...place);
    second(...place);
  }) as Access;
}
