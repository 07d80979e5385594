// Removes a workspace's build, so that nothing of a deleted source lives on in it.
import { rmSync } from 'node:fs';

rmSync('dist', { recursive: true, force: true });
