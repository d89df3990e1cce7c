import type { Ground } from './answer.ts';
import { createGround } from './ground.ts';
import type { AppParts } from './parts.ts';

/** What answers stand on now; null before the first read of the base. */
export function createCurrentGround({ config, sync, now }: Pick<AppParts, 'config' | 'sync' | 'now'>) {
  const grounds = createGround(config);
  return (): Ground | null => {
    const dataset = sync.dataset();
    return dataset && grounds.at(dataset, sync.state().asOf ?? now(), now());
  };
}
