import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildBoundaries } from '../../geo/build.ts';
import { boundariesAreCurrent } from '../../geo/stamp.ts';
