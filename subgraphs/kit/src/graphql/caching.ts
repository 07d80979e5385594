import { Directive } from 'type-graphql';

/*
 * What the gateway may keep of entities (docs/adr/0031). What is not declared is never kept. Only what every caller is
 * given alike may be declared here; what is guarded would have to be PRIVATE, and `npm run schema` refuses it otherwise.
 */

type Caching = ReturnType<typeof Directive>;

/** The plain values of an entity, or a field's objects, may be kept for everybody for so many seconds at most. */
export function CachedForAll(maxAgeSeconds: number): Caching {
  return Directive(`@cacheControl(maxAge: ${maxAgeSeconds}, scope: PUBLIC)`);
}

/** A field of an entity that may be kept, and yet is asked for anew each time. */
export function NeverCached(): Caching {
  return Directive('@cacheControl(maxAge: 0)');
}
