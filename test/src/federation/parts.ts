import type { GraphQLFormattedError } from 'graphql';

export type Step = string | number;

/** One part of an answer, in either format. */
export interface Part {
  readonly data?: unknown;
  readonly errors?: readonly GraphQLFormattedError[];
  readonly pending?: readonly { readonly id: string; readonly path: readonly Step[]; readonly label?: string }[];
  readonly incremental?: readonly {
    readonly path?: readonly Step[];
    readonly id?: string;
    readonly label?: string;
    readonly data: unknown;
    readonly errors?: readonly GraphQLFormattedError[];
  }[];
  readonly completed?: readonly { readonly id: string; readonly errors?: readonly GraphQLFormattedError[] }[];
  readonly hasNext?: boolean;
}

export interface MergedAnswer {
  readonly data: unknown;
  readonly errors: readonly GraphQLFormattedError[];
}

/** Reads the parts of a multipart answer as they come (RFC 2046; the boundary is `-`). */
export async function* readParts(body: ReadableStream<Uint8Array>): AsyncGenerator<Part> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const piece of body) {
    text += decoder.decode(piece, { stream: true });
    for (let end = text.indexOf('\r\n---'); end >= 0; end = text.indexOf('\r\n---')) {
      const part = text.slice(0, end);
      text = text.slice(end + '\r\n---'.length);
      const begin = part.indexOf('\r\n\r\n');
      if (begin < 0) continue;
      if (!/^(--)?(\r\n)?content-type: application\/json; charset=utf-8$/.test(part.slice(0, begin)))
        throw new Error(`not a part: ${part}`);
      yield JSON.parse(part.slice(begin + 4));
    }
  }
  if (text !== '--\r\n') throw new Error(`the answer has no end: ${text}`);
}

/** Puts the parts of an answer together. A part that came to nothing adds nothing; everything else is checked as well. */
export function mergeParts(parts: readonly Part[]): MergedAnswer {
  const [first, ...others] = parts;
  if (!first) throw new Error('an answer has a first part');
  if (parts.some(({ hasNext }, index) => hasNext !== index < parts.length - 1)) throw new Error('hasNext is not true');
  let data = structuredClone(first.data);
  const errors = [...(first.errors ?? [])];
  const waiting = new Map<string, readonly Step[]>();
  const announce = ({ pending = [] }: Part) => {
    for (const { id, path } of pending) {
      if (waiting.has(id)) throw new Error('an id was announced twice');
      waiting.set(id, path);
    }
  };
  announce(first);
  for (const part of others) {
    announce(part);
    for (const item of part.incremental ?? []) {
      const path = item.path ?? waiting.get(item.id as string);
      if (!path) throw new Error('a part for an id that was not announced');
      errors.push(...(item.errors ?? []));
      if (item.data === null && !item.errors?.length) throw new Error('a null that nothing explains');
      if (item.data !== null) data = mergeAt(data, path, item.data);
    }
    for (const { id, errors: failed } of part.completed ?? []) {
      const path = waiting.get(id);
      if (!path || !waiting.delete(id)) throw new Error('an id was completed that is not open');
      errors.push(...(failed ?? []));
    }
  }
  if (waiting.size > 0) throw new Error('an id was not completed');
  return { data, errors };
}

function mergeAt(target: unknown, [step, ...path]: readonly Step[], data: unknown): unknown {
  if (step === undefined) {
    if (typeof target !== 'object' || target === null) throw new Error('a part for an object that is not there');
    return mergeDeep(target, data);
  }
  if (typeof target !== 'object' || target === null || !Object.hasOwn(target, step))
    throw new Error('a part for a place that is not there');
  const holder = target as Record<Step, unknown>;
  holder[step] = mergeAt(holder[step], path, data);
  return target;
}

function mergeDeep(target: unknown, data: unknown): unknown {
  if (typeof target !== 'object' || target === null || typeof data !== 'object' || data === null) return data;
  for (const key of Object.keys(data)) {
    const own = Object.hasOwn(target, key) ? (target as Record<string, unknown>)[key] : undefined;
    const value = mergeDeep(own, (data as Record<string, unknown>)[key]);
    Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
  }
  return target;
}
