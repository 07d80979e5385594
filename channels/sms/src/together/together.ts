/** What came of one of several pieces of work that were done together. */
export type Came<Result> = PromiseSettledResult<Result>;

export interface Together<Item, Result> {
  /** As many at once at most. */
  readonly most: number;
  /** As many groups at the same time; with 1 everything is done in the order in which it was asked for. */
  readonly groups: number;
  /** Does all of them, and says of each, in their order, what came of it. What it throws came of all. */
  readonly work: (items: readonly Item[]) => Promise<readonly Came<Result>[]>;
}

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Does what is asked for at the same time together: whatever comes while a group is at work makes up the next one. So one
 * alone waits for nobody, and the more there is to do the less each costs: one way to the database or the gateway for all.
 */
export function together<Item, Result>({ most, groups, work }: Together<Item, Result>): (item: Item) => Promise<Result> {
  const waiting: Waiting<Item, Result>[] = [];
  let running = 0;
  let called = false;
  const run = async (group: readonly Waiting<Item, Result>[]) => {
    try {
      const came = await work(group.map(({ item }) => item));
      for (const [index, { resolve, reject }] of group.entries()) {
        const each = came[index];
        if (each?.status === 'fulfilled') resolve(each.value);
        else reject(each?.reason ?? new Error('nothing came of a piece of work'));
      }
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  };
  const begin = () => {
    called = false;
    while (running < groups && waiting.length > 0) {
      running += 1;
      void run(waiting.splice(0, most)).finally(() => {
        running -= 1;
        begin();
      });
    }
  };
  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (called) return;
      called = true;
      // After everybody who is at it now has asked.
      setImmediate(begin);
    });
}
