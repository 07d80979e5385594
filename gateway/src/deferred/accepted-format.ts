import { Negotiator } from 'negotiator';

/** How the parts of an answer are written: as Apollo Client 3 reads them, or as graphql-js 17 and Apollo Client 4 do. */
export type DeliveryFormat = 'deferSpec=20220824' | 'incrementalSpec=v0.2';

const FORMATS: ReadonlyMap<string | undefined, DeliveryFormat> = new Map([
  ['multipart/mixed; deferSpec=20220824', 'deferSpec=20220824'],
  ['multipart/mixed; incrementalSpec=v0.2', 'incrementalSpec=v0.2'],
]);
/** In the order of Apollo Server, which writes the answer's `content-type` by the same list. */
const OFFERED = ['multipart/mixed', 'multipart/mixed; incrementalSpec=v0.2', 'multipart/mixed; deferSpec=20220824'];

/** The format that a client asks for in its `accept` header; undefined for a client that wants its answer at once. */
export function acceptedFormat(accept: string | undefined): DeliveryFormat | undefined {
  // `*/*` is everybody's, and no wish for several parts.
  if (!accept || !/multipart\/mixed/i.test(accept)) return undefined;
  return FORMATS.get(new Negotiator({ headers: { accept } }).mediaType(OFFERED));
}
