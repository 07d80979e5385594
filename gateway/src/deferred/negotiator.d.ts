// The package brings no types; this much of it is used.
declare module 'negotiator' {
  export class Negotiator {
    constructor(request: { readonly headers: { readonly accept?: string } });
    mediaType(available: readonly string[]): string | undefined;
  }
}
