import type { SupergraphManager } from '@apollo/gateway';
import { carryWhatIsSaid } from '@lapor/schema/carry';
import type { SubgraphPlace } from './generation.js';
import { SupergraphRefused } from './supergraph-refused.js';

export interface PolledSourceOptions {
  /** The supergraph to begin with, so that a start does not depend on every subgraph. */
  readonly first: string;
  /** Whom to ask, and where. */
  readonly subgraphs: readonly SubgraphPlace[];
  /** How often, in milliseconds. */
  readonly everyMs: number;
  /** Told when one of them gives no schema, or they do not compose. */
  readonly refused: (refusal: SupergraphRefused) => void;
}

/** How `IntrospectAndCompose` begins to say that a subgraph did not answer. */
const UNREAD = "Couldn't load service definitions";

/**
 * The supergraph that the running subgraphs compose to: `IntrospectAndCompose` of @apollo/gateway asks them for their SDL.
 * After a round in which one did not answer, it would not notice what the others have changed in the same round, and it
 * never says that all is well again. So then, and when its first attempt has failed, another one is begun in its place.
 */
export function createPolledSource({ first, subgraphs, everyMs, refused }: PolledSourceOptions): SupergraphManager {
  return {
    async initialize(hooks) {
      // Loading it takes most of a second, which only they pay who poll.
      const { IntrospectAndCompose } = await import('@apollo/gateway');
      let stopped = false;
      let timer: NodeJS.Timeout | undefined;
      let cleanUp: (() => Promise<void>) | undefined;
      let beginning = Promise.resolve();
      const beginAgain = () => {
        void cleanUp?.();
        cleanUp = undefined;
        if (stopped || timer) return;
        timer = setTimeout(() => {
          timer = undefined;
          beginning = begin();
        }, everyMs).unref();
      };
      const begin = async () => {
        const error = (text: unknown) => {
          const isUnread = String(text).includes(UNREAD);
          refused(new SupergraphRefused(isUnread ? 'unread' : 'notComposed', String(text)));
          if (isUnread) beginAgain();
        };
        const source = new IntrospectAndCompose({ subgraphs: [...subgraphs], pollIntervalInMs: everyMs, logger: { ...SILENT, error } });
        const { hooks: heard, complete } = hearingSdl(hooks);
        try {
          const begun = await source.initialize(heard);
          cleanUp = begun.cleanup;
          hooks.update(complete(begun.supergraphSdl));
        } catch {
          // It has told its logger why.
          beginAgain();
        }
      };
      beginning = begin();
      return {
        supergraphSdl: first,
        async cleanup() {
          stopped = true;
          clearTimeout(timer);
          await beginning;
          await cleanUp?.();
        },
      };
    },
  };
}

type Hooks = Parameters<SupergraphManager['initialize']>[0];

/** Composition drops what subgraphs say by directives of ours, so it is taken from what they answer (schema/src/carry.ts). */
function hearingSdl(hooks: Hooks): { hooks: Hooks; complete: (supergraphSdl: string) => string } {
  const heard = new Map<string, string>();
  const complete = (supergraphSdl: string) =>
    carryWhatIsSaid(
      supergraphSdl,
      [...heard].map(([name, sdl]) => ({ name, sdl })),
    );
  const getDataSource: Hooks['getDataSource'] = (place) => {
    const asked = hooks.getDataSource(place);
    return {
      async process(options) {
        const answer = await asked.process(options);
        const sdl: unknown = answer.data?._service?.sdl;
        if (typeof sdl === 'string') heard.set(String(place.name), sdl);
        return answer;
      },
    };
  };
  return { hooks: { ...hooks, getDataSource, update: (supergraphSdl) => hooks.update(complete(supergraphSdl)) }, complete };
}

const SILENT = { debug: () => undefined, info: () => undefined, warn: () => undefined };
