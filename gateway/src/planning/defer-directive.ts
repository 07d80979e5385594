import { type DirectiveNode, type DocumentNode, Kind, visit } from 'graphql';

export const DEFER = 'defer';

/** Every `@defer` of a document, looked for once. */
export function defersOf(document: DocumentNode): readonly DirectiveNode[] {
  const known = found.get(document);
  if (known) return known;
  const defers: DirectiveNode[] = [];
  visit(document, { Directive: (node) => void (node.name.value === DEFER && defers.push(node)) });
  found.set(document, defers);
  return defers;
}

const found = new WeakMap<DocumentNode, readonly DirectiveNode[]>();

/** What decides whether a `@defer` counts: always, never, or the variable of this name. */
export function conditionOf(defer: DirectiveNode): boolean | { readonly variable: string } {
  const given = defer.arguments?.find(({ name }) => name.value === 'if')?.value;
  if (given?.kind === Kind.BOOLEAN) return given.value;
  return given?.kind === Kind.VARIABLE ? { variable: given.name.value } : true;
}

/** The same document without `@defer`: the whole answer at once, which every client can read. */
export function withoutDefer(document: DocumentNode): DocumentNode {
  if (defersOf(document).length === 0) return document;
  return visit(document, { Directive: (node) => (node.name.value === DEFER ? null : undefined) });
}
