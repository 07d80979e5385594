import { BREAK, type DirectiveNode, Kind, visit } from 'graphql';
import { conditionOf } from '../planning/condition.js';
import type { Operation } from '../planning/operation.js';
import type { Foreign } from './own.js';

/** Whether a selection takes part, given the coerced variables; undefined when it always does. */
export type Condition = ((variables: Foreign) => boolean) | undefined;

/** @skip and @include of one selection. `never` when a literal already decides against it. */
export function compileCondition(directives: readonly DirectiveNode[] | undefined): Condition | 'never' {
  let condition: Condition;
  for (const directive of directives ?? []) {
    const asked = conditionOf(directive);
    if (!asked) continue;
    const { given, wanted } = asked;
    if (given.kind === Kind.BOOLEAN) {
      if (given.value !== wanted) return 'never';
    } else if (given.kind === Kind.VARIABLE) {
      const { value: name } = given.name;
      condition = both(condition, (variables) => (variables[name] === true) === wanted);
    }
  }
  return condition;
}

export function both(left: Condition, right: Condition): Condition {
  if (!left || !right) return left ?? right;
  return (variables) => left(variables) && right(variables);
}

/** Whether @skip or @include may leave something of an operation out; the planner asks for some of it all the same. */
export function isConditional({ document }: Operation): boolean {
  let found = false;
  visit(document, {
    Directive({ name }) {
      if (name.value !== 'skip' && name.value !== 'include') return undefined;
      found = true;
      return BREAK;
    },
  });
  return found;
}
