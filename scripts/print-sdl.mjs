// Prints the SDL of one subgraph. One process each: type-graphql keeps its types in one place per process.
import { printSdl } from '@lapor/subgraph-kit/graphql/build-schema';

const [name] = process.argv.slice(2);
const { buildSchema } = await import(`@lapor/${name}/subgraph`);
process.stdout.write(printSdl(await buildSchema()));
