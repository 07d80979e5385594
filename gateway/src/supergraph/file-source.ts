import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { SupergraphManager } from '@apollo/gateway';
import { SupergraphRefused } from './supergraph-refused.js';
import { watchFile } from './watch-file.js';

export interface FileSourceOptions {
  /** How often the file is looked at when the system tells of no change, in milliseconds. */
  readonly checkMs: number;
  /** Told when the file cannot be read any more. */
  readonly refused: (reason: SupergraphRefused) => void;
}

/** A file that is being written is read again until it has been the same for so long. */
const SETTLE_MS = 100;
/** What was known of a file that could not be read: no text is equal to it. */
const NOTHING = Symbol('nothing');

/** Reads a composed supergraph. Throws a SupergraphRefused when the file cannot be read. */
export async function readSupergraph(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw new SupergraphRefused(
      'unreadable',
      `The supergraph file ${file} cannot be read (${code}). Run "npm run schema" or set SUPERGRAPH_FILE.`,
    );
  }
}

/** The supergraph in a file, and whatever is put in its place. */
export function createFileSource(file: string, { checkMs, refused }: FileSourceOptions): SupergraphManager {
  return {
    async initialize({ update }) {
      const supergraphSdl = await readSupergraph(file);
      let known: string | typeof NOTHING = supergraphSdl;
      let looking = false;
      let lookAgain = false;
      const look = async () => {
        if ((await readSupergraph(file).catch(() => NOTHING)) === known) return;
        const text = await readSettled(file);
        known = typeof text === 'string' ? text : NOTHING;
        if (typeof text === 'string') update(text);
        else refused(text);
      };
      const lookOnce = async () => {
        // A change that is noticed while the file is being read is not lost.
        lookAgain = true;
        if (looking) return;
        looking = true;
        while (lookAgain) {
          lookAgain = false;
          await look();
        }
        looking = false;
      };
      const stop = watchFile(file, checkMs, () => void lookOnce());
      return { supergraphSdl, cleanup: async () => stop() };
    },
  };
}

/** The text once it stays the same, or why it cannot be read: also that must last, for a file is replaced in two steps. */
async function readSettled(file: string): Promise<string | SupergraphRefused> {
  const read = () => readSupergraph(file).catch((error: SupergraphRefused) => error);
  let last = await read();
  for (;;) {
    await delay(SETTLE_MS, undefined, { ref: false });
    const now = await read();
    const isSettled = now === last || (typeof now !== 'string' && typeof last !== 'string');
    if (isSettled) return now;
    last = now;
  }
}
