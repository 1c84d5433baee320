import type { ReactNode } from 'react';
import type { RegisterState } from '../../domain/register-client.ts';
import type { HazardKind } from '../../hazards/define.ts';

export interface StatusBarProps {
  readonly kinds: readonly HazardKind[];
  readonly registers: readonly RegisterState[];
  readonly nowMs: number;
  /** How changes come. */
  readonly live?: ReactNode;
  readonly lateAfterMinutes: number;
  readonly lostAfterMinutes: number;
  /** 审图号; empty says 演示底图，未送审. */
  readonly mapApprovalNumber: string;
}
