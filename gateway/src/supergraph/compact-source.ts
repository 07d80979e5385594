import { parse } from 'graphql';
import type { OperationSource } from './prepare.js';

/**
 * An operation to be remembered: by its text, which takes a hundredth of the memory of its document, and is read again
 * when somebody asks for that. Nodes then hold no places of the text, which are more than half of what they take.
 */
export function compactSource(source: OperationSource): OperationSource {
  const text = source.text ?? source.document.loc?.source.body;
  // One that was made from another document (`deferred/`) has no text that says it all.
  if (text === undefined || source.labels) return source;
  const { documentHash, operationName } = source;
  return {
    documentHash,
    operationName,
    text,
    bytes: text.length,
    get document() {
      return parse(text, { noLocation: true });
    },
  };
}
