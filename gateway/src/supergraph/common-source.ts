import { createHash } from 'node:crypto';
import { type GraphQLSchema, OperationTypeNode, parse, print } from 'graphql';
import { toCommonForm } from '../planning/common-form.js';
import type { Operation } from '../planning/operation.js';
import { toResumable } from '../planning/resumable.js';
import type { OperationSource } from './operation-source.js';

/** Gives a valid operation the form that it shares with all that have the same plan. */
export type CommonSource = (operation: Operation) => OperationSource;

/**
 * What is made is remembered by its text, which takes a hundredth of the memory of a document, and is read again when
 * somebody asks for that. Nodes then hold no places of the text, which are more than half of what they take.
 */
export function createCommonSource(apiSchema: GraphQLSchema): CommonSource {
  return (operation) => {
    const resumable = toResumable(apiSchema, operation);
    const { document, values: written } = toCommonForm(apiSchema, resumable?.operation ?? operation);
    const values = { ...resumable?.values, ...written };
    const text = print(document);
    return {
      documentHash: createHash('sha256').update(text).digest('base64url'),
      operationName: null,
      letters: text.length,
      ...(operation.definition.operation === OperationTypeNode.SUBSCRIPTION && { isSubscription: true }),
      ...(Object.keys(values).length > 0 && { values }),
      ...(resumable && { resumption: resumable.resumption }),
      get document() {
        return parse(text, { noLocation: true });
      },
    };
  };
}
