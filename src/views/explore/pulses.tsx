import { useEffect, useMemo } from 'react';
import type { CountScope } from '../../domain/count-scope.ts';
import { parseWarning } from '../../domain/warning.ts';
import type { WarningPulse } from '../../map/scene.ts';
import { useRegions } from '../../register/register-context.tsx';
import { useCollection } from '../../register/use-collection.ts';
import { toPulses } from './to-pulses.ts';

interface PulsesProps {
  readonly scope: CountScope;
  readonly onPulses: (pulses: readonly WarningPulse[]) => void;
}

/** Asks for the messages of live warnings and hands on what is to pulse; the map draws it. */
export const Pulses = ({ scope, onPulses }: PulsesProps) => {
  const { rows } = useCollection('warnings', parseWarning);
  const regions = useRegions();
  const region = scope.region.adcode;
  const pulses = useMemo(
    () => toPulses(rows ?? [], { region, regions, filter: scope.filter }),
    [rows, region, regions, scope.filter],
  );
  useEffect(() => onPulses(pulses), [onPulses, pulses]);
  return null;
};
