import type { GraphQLFormattedError } from 'graphql';
import { written } from '../execution/answer-path.js';
import type { DeferredItem } from '../execution/complete-part.js';
import type { DeferredObject } from '../execution/deferred-fragments.js';
import type { DeferLabels } from '../planning/operation.js';
import type { DeliveryFormat } from './accepted-format.js';
import type { DeliveredBatch, Delivery } from './delivery.js';

/** The parts of one answer as JSON objects. */
export interface FormattedParts {
  first(delivery: Delivery): object & { readonly hasNext: boolean };
  next(batch: DeliveredBatch): object & { readonly hasNext: boolean };
}

export interface FormatOptions {
  readonly labels: DeferLabels;
  /** What a client may read of errors. */
  readonly mask: (errors: DeferredItem['errors']) => readonly GraphQLFormattedError[];
}

export function createFormat(format: DeliveryFormat, options: FormatOptions): FormattedParts {
  return format === 'deferSpec=20220824' ? byPath(options) : byId(options);
}

/** Each part says where it belongs (graphql-js 17 alpha 2; Apollo Client 3, Apollo Router). */
function byPath({ labels, mask }: FormatOptions): FormattedParts {
  const item = ({ of, path, data, errors }: DeferredItem) => ({ data, path, ...labelled(labels, of), ...faults(mask(errors)) });
  return {
    first: ({ first, announced }) => ({ ...faults(mask(first.errors ?? [])), data: first.data, hasNext: announced.length > 0 }),
    next: ({ items, hasNext }) => ({ ...(items.length > 0 && { incremental: items.map(item) }), hasNext }),
  };
}

/** Parts are announced under an id, added to, and completed (graphql-js 17 alpha 9; Apollo Client 4). */
function byId({ labels, mask }: FormatOptions): FormattedParts {
  const ids = new Map<DeferredObject, string>();
  const announce = (object: DeferredObject) => {
    const id = String(ids.size);
    ids.set(object, id);
    return { id, path: written(object.path), ...labelled(labels, object) };
  };
  const pending = (announced: readonly DeferredObject[]) => (announced.length > 0 ? { pending: announced.map(announce) } : {});
  const idOf = ({ of }: DeferredItem) => ids.get(of);
  return {
    first: ({ first, announced }) => ({
      ...faults(mask(first.errors ?? [])),
      data: first.data,
      ...pending(announced),
      hasNext: announced.length > 0,
    }),
    next({ items, announced, hasNext }) {
      // Some are announced and there at one time.
      const toCome = pending(announced);
      const added = items
        .filter(({ data }) => data !== null)
        .map((item) => ({ data: item.data, id: idOf(item), ...faults(mask(item.errors)) }));
      const completed = items.map((item) => ({ id: idOf(item), ...(item.data === null && faults(mask(item.errors))) }));
      return {
        ...toCome,
        ...(added.length > 0 && { incremental: added }),
        ...(completed.length > 0 && { completed }),
        hasNext,
      };
    },
  };
}

function labelled(labels: DeferLabels, { label }: DeferredObject): { readonly label?: string } {
  const clients = labels.get(label);
  return clients === undefined ? {} : { label: clients };
}

function faults(errors: readonly GraphQLFormattedError[]): { readonly errors?: readonly GraphQLFormattedError[] } {
  return errors.length > 0 ? { errors } : {};
}
