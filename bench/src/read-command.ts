import { parseArgs } from 'node:util';

/** What a benchmark is told: counts and seconds, and switches. */
export interface BenchValues {
  readonly messages: number;
  readonly reports: number;
  readonly requests: number;
  readonly seconds: number;
  readonly rounds: number;
  readonly sharing: boolean;
  readonly 'no-installed': boolean;
  readonly only?: string | undefined;
  readonly profile?: string | undefined;
}

export type BenchCommand = { readonly name: string; readonly values: BenchValues } | { readonly problem: string };

const NUMBERS = { messages: '6000', reports: '1000000', requests: '1000000', seconds: '30', rounds: '5' } as const;
const SWITCHES = { sharing: { type: 'boolean', default: false }, 'no-installed': { type: 'boolean', default: false } } as const;

/** Reads the words behind `npm run bench --`, or says in a sentence what is wrong with them. */
export function readCommand(words: readonly string[], names: readonly string[]): BenchCommand {
  const usage = `Say which benchmark: npm run bench -- ${names.join(' | ')}`;
  const numbers = Object.entries(NUMBERS).map(([name, value]) => [name, { type: 'string', default: value }] as const);
  const texts = { only: { type: 'string' }, profile: { type: 'string' } } as const;
  let parsed: ReturnType<typeof parseArgs>;
  try {
    parsed = parseArgs({ args: [...words], allowPositionals: true, options: { ...Object.fromEntries(numbers), ...SWITCHES, ...texts } });
  } catch (error) {
    return { problem: `${(error as Error).message.split('.')[0]}. ${usage}` };
  }
  const [name = ''] = parsed.positionals;
  if (!names.includes(name)) return { problem: usage };
  const counts = Object.keys(NUMBERS).map((option) => [option, Number(parsed.values[option])] as const);
  const wrong = counts.find(([, count]) => !(count > 0 && Number.isFinite(count)));
  if (wrong) return { problem: `--${wrong[0]} takes a number above 0.` };
  return { name, values: { ...parsed.values, ...Object.fromEntries(counts) } as unknown as BenchValues };
}
