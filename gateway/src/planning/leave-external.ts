import { Field, federationMetadata } from '@apollo/federation-internals';

/**
 * To have what a field requires from the fetch before it, the planner looks whether that one's subgraph has a field, and not
 * whether it can resolve it. With this, a field that is external there is not taken from there. Holds for every planner of
 * this thread.
 */
export function leaveExternal(): void {
  const find = Field.prototype.typeIfAddedTo;
  Field.prototype.typeIfAddedTo = function typeIfAddedTo(parentType) {
    const type = find.call(this, parentType);
    if (!type || parentType === this.parentType || this.name === '__typename') return type;
    const field = parentType.field(this.name);
    return field && federationMetadata(parentType.schema())?.isFieldExternal(field) ? undefined : type;
  };
}
