import { type GraphQLLeafType, isEnumType } from 'graphql';
import { type Complete, type CompleteObject, INVALID } from './completion.js';
import { isShallow } from './depth.js';
import { makeCode } from './made-code.js';
import { isInherited } from './own.js';

/** How the value of one field of an object gets into the answer. */
export type HotField =
  | { readonly kind: 'typename'; readonly key: string; readonly name: string }
  | { readonly kind: 'leaf'; readonly key: string; readonly readKey: string; readonly type: GraphQLLeafType; readonly nullable: boolean }
  | { readonly kind: 'composite'; readonly key: string; readonly readKey: string; readonly complete: Complete };

/**
 * Writes the function that completes an object of these fields: one that names each key, which V8 makes some twenty times
 * as fast as a loop that takes keys out of a list (docs/adr/0034). Whenever a plain value is not as it must be the whole
 * object is left to `slow`, which knows what to say about it. Undefined where no code may be made.
 *
 * Texts are made of a schema's and an operation's names only, each written as a JSON string.
 */
export function compileHotObject(fields: readonly HotField[], slow: CompleteObject): CompleteObject | undefined {
  if (fields.some((field) => isUnsafe(field.key) || ('readKey' in field && isUnsafe(field.readKey)))) return undefined;
  return makeCode(writeSource(fields), { slow, invalid: INVALID, shallow: isShallow, outside: fields.map(outsideOf) });
}

/** Keys of which a plain read or an object literal would not mean the key. */
function isUnsafe(key: string): boolean {
  return isInherited(key);
}

/** What the text cannot hold of a field. */
function outsideOf(field: HotField): unknown {
  if (field.kind === 'composite') return field.complete;
  if (field.kind === 'leaf' && isEnumType(field.type)) return new Set(field.type.getValues().map(({ name }) => name));
  return undefined;
}

function writeSource(fields: readonly HotField[]): string {
  const outside: string[] = [];
  const reads: string[] = [];
  const checks: string[] = [];
  const completions: string[] = [];
  const entries: string[] = [];
  fields.forEach((field, index) => {
    const key = JSON.stringify(field.key);
    if (field.kind === 'typename') {
      entries.push(`${key}:${JSON.stringify(field.name)}`);
      return;
    }
    const value = `v${index}`;
    reads.push(`const ${value}=object[${JSON.stringify(field.readKey)}];`);
    if (field.kind === 'composite') {
      checks.push(`if(${value}===undefined)return slow(object,request,path);`);
      outside.push(`const o${index}=outside[${index}];`);
      completions.push(`const c${index}=o${index}(${value},request,{parent:path,step:${key}});if(c${index}===invalid)return invalid;`);
      entries.push(`${key}:c${index}`);
      return;
    }
    if (isEnumType(field.type)) outside.push(`const o${index}=outside[${index}];`);
    const fits = fitsOf(field.type, value, `o${index}`);
    checks.push(`if(!(${field.nullable ? `${value}===null||${fits}` : fits}))return slow(object,request,path);`);
    entries.push(`${key}:${takenAs(field.type, value, field.nullable)}`);
  });
  const body = [...reads, ...checks, ...completions, `return{${entries.join(',')}};`].join('');
  return `"use strict";${outside.join('')}return function(object,request,path){${body}};`;
}

/** Whether a value that is there is one of the type (leaf.ts says the same for the slow way). */
function fitsOf(type: GraphQLLeafType, value: string, outside: string): string {
  if (isEnumType(type)) return `${outside}.has(${value})`;
  switch (type.name) {
    case 'String':
      return `typeof ${value}==="string"`;
    case 'ID':
      return `(typeof ${value}==="string"||Number.isInteger(${value}))`;
    case 'Int':
      return `(Number.isInteger(${value})&&${value}>=-2147483648&&${value}<2147483648)`;
    case 'Float':
      return `typeof ${value}==="number"`;
    case 'Boolean':
      return `typeof ${value}==="boolean"`;
    default:
      return `(${value}!=null&&(typeof ${value}!=="object"||shallow(${value})))`;
  }
}

function takenAs(type: GraphQLLeafType, value: string, nullable: boolean): string {
  if (type.name === 'ID' && !isEnumType(type)) {
    const text = `typeof ${value}==="string"?${value}:String(${value})`;
    return nullable ? `${value}===null?null:${text}` : text;
  }
  return value;
}
