import { type GraphQLLeafType, isEnumType } from 'graphql';
import {
  bytesOf,
  NOT,
  QUOTE,
  type Scan,
  type ScanViewed,
  scanBoolean,
  scanBytes,
  scanInteger,
  scanNumber,
  scanPlain,
  scanStringInWords,
} from './scan-json.js';

/** Integers of fewer digits are all within the Int scalar (GraphQL spec, 3.5.1). */
const MOST_INT_LETTERS = 9;

/**
 * Reads over a value of a type that is the same in the client's answer as it came; `NOT` for any other, which may be right
 * all the same: an ID that came as a number is one, and a custom scalar may be an object.
 */
export function compileLeafScan(type: GraphQLLeafType): ScanViewed {
  if (isEnumType(type)) return scanOneOf(type.getValues().map(({ name }) => name));
  switch (type.name) {
    case 'String':
    case 'ID':
      return scanStringInWords;
    case 'Int':
      return scanShortInteger;
    case 'Float':
      return scanNumber;
    case 'Boolean':
      return scanBoolean;
    default:
      return scanNonNull;
  }
}

function scanShortInteger(bytes: Uint8Array, at: number): number {
  const end = scanInteger(bytes, at);
  return end - at > MOST_INT_LETTERS ? NOT : end;
}

const LOWER_N = 110;

function scanNonNull(bytes: Uint8Array, at: number): number {
  return bytes[at] === LOWER_N ? NOT : scanPlain(bytes, at);
}

function scanOneOf(names: readonly string[]): Scan {
  const quoted = names.map((name) => bytesOf(JSON.stringify(name)));
  return (bytes, at) => {
    if (bytes[at] !== QUOTE) return NOT;
    for (const name of quoted) {
      const end = scanBytes(bytes, at, name);
      if (end >= 0) return end;
    }
    return NOT;
  };
}
