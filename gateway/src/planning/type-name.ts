import { type FieldNode, Kind } from 'graphql';

/** The name of an object's type, as a field of an operation. */
export const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };
