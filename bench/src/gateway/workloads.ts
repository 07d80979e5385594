/** What peers are asked, over and over. */
export interface Workload {
  readonly name: string;
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

const LIST = `query List($first: Int!) {
  reports(first: $first) { id title content state filedAt supports agency { code name shortName type } reporter { id displayName since } } }`;

const SMALL = `query Small($id: ID!) {
  report(id: $id) { id title content state filedAt agency { code name type region { name level population } } } }`;

const DEEP = `query Deep($first: Int!) {
  reports(first: $first) {
    id title content state filedAt supports
    agency { code name shortName type active region { code name level province { code name } } head { id displayName home { code name } } }
    reporter { id displayName since home { code name level population province { name } }
      recent { id title content state agency { code name shortName } region { code name } } }
    region { code name level province { code name population } }
    history { at kind note office { code name type region { code name } } actor { id displayName home { code name } } }
    attachments { name bytes } } }`;

const MUTATION = 'mutation Support($id: ID!) { support(id: $id) { id supports agency { code name } } }';

/** The list, the deep one, the small one and a change (bench/README.md says what each is like). */
export const WORKLOADS: readonly Workload[] = [
  { name: 'list', query: LIST, variables: { first: 20 } },
  { name: 'deep', query: DEEP, variables: { first: 20 } },
  { name: 'small', query: SMALL, variables: { id: 'r7' } },
  { name: 'mutation', query: MUTATION, variables: { id: 'r7' } },
];

/** A region of which the subgraph takes its time (stub-main.ts). */
export const SLOW_REGION = '99';

/** Of ten questions one goes to a subgraph that is slow; the others should not notice. */
export function oneSlowInTen(): readonly Workload[] {
  const quick = Array.from({ length: 9 }, (_, number) => ({ name: `quick ${number}`, query: SMALL, variables: { id: `r${number}` } }));
  return [...quick, { name: 'slow', query: `{ region(code: "${SLOW_REGION}") { name } }` }];
}

const FIELDS = [
  'title',
  'content',
  'state',
  'filedAt',
  'supports',
  'agency { name type }',
  'reporter { displayName }',
  'region { name level }',
];

/** Operations of which each has a text, and mostly a plan, of its own. */
export function distinctOperations(count: number): readonly Workload[] {
  return Array.from({ length: count }, (_, number) => {
    const chosen = FIELDS.filter((_field, bit) => ((number % (2 ** FIELDS.length - 1)) + 1) & (1 << bit));
    return { name: `operation ${number}`, query: `query Q${number} { reports(first: 3) { id ${chosen.join(' ')} } }` };
  });
}

/** Operations of which each gives its fields keys of its own, so that no plan can serve two of them. */
export function newOperations(count: number): readonly Workload[] {
  return distinctOperations(count).map(({ name, query }, number) => ({ name, query: query.replace('{ id', `{ k${number}: id`) }));
}
