import { Kind, type SelectionNode } from 'graphql';
import type { AnswerPath } from './answer-path.js';
import type { CompleteObject } from './completion.js';
import type { Condition } from './conditions.js';
import type { Foreign } from './own.js';

/** The label of a deferred fragment of a document that is written out; undefined for any other selection. */
export function deferLabel(selection: SelectionNode): string | undefined {
  const directive = selection.directives?.find(({ name }) => name.value === 'defer');
  const label = directive?.arguments?.find(({ name }) => name.value === 'label')?.value;
  return label?.kind === Kind.STRING ? label.value : undefined;
}

/** A deferred fragment on one object type; what it asks is compiled when it is first needed. */
export interface DeferredFragment {
  readonly label: string;
  readonly condition: Condition;
  readonly compile: () => CompleteObject;
}

/** An object of the answer on which a deferred fragment stands. */
export interface DeferredObject {
  readonly label: string;
  /** What the subgraphs have given of it, and will give. */
  readonly object: Foreign;
  readonly path: AnswerPath | undefined;
  /** Makes what the fragment adds to the object. */
  readonly complete: CompleteObject;
}

/** Takes note of every object that is made, for each fragment that is still to come. */
export function notingDeferred(complete: CompleteObject, fragments: readonly DeferredFragment[]): CompleteObject {
  const known: (CompleteObject | undefined)[] = [];
  return (object, request, path) => {
    const result = complete(object, request, path);
    fragments.forEach(({ label, condition, compile }, index) => {
      if (condition && !condition(request.variables)) return;
      known[index] ??= compile();
      request.deferred?.push({ label, object, path, complete: known[index] });
    });
    return result;
  };
}
