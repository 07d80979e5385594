import { type DocumentNode, type FieldNode, Kind, type NameNode, visit } from 'graphql';

/** What an operation is planned as where the client's names would meet those that the planner puts in. */
export interface AskedNames {
  /** The same operation under names that the planner never uses; most operations are returned as they are. */
  forPlanner(document: DocumentNode): DocumentNode;
  /** The key under which the subgraphs answer a field of the client's operation. */
  plannedKey(field: FieldNode): string;
}

const SUFFIX = '__asked';

/** The variables that hold the keys of entities, numbered where one request asks for several lists, and those of `@fromContext`. */
const PLANNERS_VARIABLE = /^(representations(_\d+)?$|contextualArgument_)/;

const REQUIRED = '__required_';
const REQUIRED_NAME = /^(.+)__required_\d+$/;

/** The name under which a field is planned that `@requires` asks for with arguments. */
export function requiredName(name: string, number: number): string {
  return `${name}${REQUIRED}${number}`;
}

/** The name that the client knows for what a plan calls by `name`: in a path, or of a variable. */
export function askedName(name: string): string {
  return name.endsWith(SUFFIX) ? name.slice(0, -SUFFIX.length) : (REQUIRED_NAME.exec(name)?.[1] ?? name);
}

/** The fields that the planner asks for by itself. */
export interface InsertedFields {
  readonly names: ReadonlySet<string>;
  /** Those that it asks for with arguments. */
  readonly withArguments: ReadonlySet<string>;
}

/**
 * The planner adds keys, and fields for `@requires` and `@fromContext`, under their own names, without a look at the
 * client's keys. Of `{ user { id: name } }` it would plan one of the two only, and `{ user { age: name older } }` would
 * give the subgraph of `older` a name for an age: the client would write what subgraphs take from one another. So what a
 * client asks for under such a key, and is not the same, is planned under another one.
 */
export function createAskedNames({ names, withArguments }: InsertedFields): AskedNames {
  const keyOf = ({ alias, name }: FieldNode) => (alias ?? name).value;
  const isTaken = (field: FieldNode) => {
    const key = keyOf(field);
    if (!names.has(key)) return field.alias !== undefined && (key.endsWith(SUFFIX) || REQUIRED_NAME.test(key));
    return key !== field.name.value || field.arguments?.length || withArguments.has(key);
  };
  return {
    forPlanner: (document) =>
      visit(document, {
        Field: (node) => (isTaken(node) ? { ...node, alias: nameNode(keyOf(node) + SUFFIX) } : undefined),
        Variable(node) {
          const { value } = node.name;
          const isPlanners = PLANNERS_VARIABLE.test(value) || value.endsWith(SUFFIX);
          return isPlanners ? { ...node, name: nameNode(value + SUFFIX) } : undefined;
        },
      }),
    plannedKey: (field) => (isTaken(field) ? keyOf(field) + SUFFIX : keyOf(field)),
  };
}

function nameNode(value: string): NameNode {
  return { kind: Kind.NAME, value };
}
