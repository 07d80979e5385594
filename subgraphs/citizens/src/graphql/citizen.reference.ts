import type { CitizenType } from './citizen.type.js';
import type { CitizensContext } from './citizens-context.js';

/** `Citizen` by its key. Nothing but the fields of CitizenType can be reached from here, whoever asks. */
export function resolveCitizen({ id }: { readonly id: string }, { loaders }: CitizensContext): Promise<CitizenType | null> {
  return loaders.citizen.load(id);
}
