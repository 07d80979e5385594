import type { DirectiveNode, ValueNode } from 'graphql';

/** Under which condition a selection takes part: it does when `given` is `wanted`. */
export interface AskedCondition {
  readonly given: ValueNode;
  readonly wanted: boolean;
}

/** What @skip or @include asks (GraphQL spec, 3.13.1 and 3.13.2); undefined for other directives. */
export function conditionOf({ name, arguments: all }: DirectiveNode): AskedCondition | undefined {
  const wanted = { skip: false, include: true }[name.value];
  const given = all?.find((argument) => argument.name.value === 'if')?.value;
  return wanted === undefined || !given ? undefined : { given, wanted };
}
