import { findBand } from '../../domain/bands.ts';
import { DESIGN_GRADES, GRADE_BY_HEIGHT, GRADE_BY_VOLUME, type DesignGrade } from './rules.ts';

export interface DesignGradeResult {
  readonly grade: DesignGrade;
  readonly byVolume: DesignGrade;
  readonly byHeight: DesignGrade;
}

const isQuantity = (value: number): boolean => Number.isFinite(value) && value >= 0;

/**
 * 等别 by capacity (万m³) and dam height (m). Where the two differ by one grade the higher counts; where they differ
 * by more, the higher minus one. `null` for a value that is not a finite number ≥ 0.
 */
export const toDesignGrade = (capacityTenThousandM3: number, damHeightM: number): DesignGradeResult | null => {
  if (!isQuantity(capacityTenThousandM3) || !isQuantity(damHeightM)) return null;
  const byVolume = findBand(GRADE_BY_VOLUME, capacityTenThousandM3)?.value;
  const byHeight = findBand(GRADE_BY_HEIGHT, damHeightM)?.value;
  if (byVolume === undefined || byHeight === undefined) return null;
  const volumeIndex = DESIGN_GRADES.indexOf(byVolume);
  const heightIndex = DESIGN_GRADES.indexOf(byHeight);
  const higher = Math.min(volumeIndex, heightIndex);
  const index = Math.abs(volumeIndex - heightIndex) > 1 ? higher + 1 : higher;
  const grade = DESIGN_GRADES[index];
  return grade === undefined ? null : { grade, byVolume, byHeight };
};
