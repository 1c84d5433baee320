/*
 * Numbers inside sentences, written as the figures of the page are (`ui/format.ts`; a test compares the two).
 */

/** `22,273`. */
export const countText = (value: number): string => String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ',');

/** `66.06 %`: what is not quite all is never written as 100, and what is not quite nothing never as 0. */
export const rateText = (rate: number): string => {
  const percent = rate * 100;
  if (rate < 1 && percent > 99.99) return '99.99 %';
  if (rate > 0 && percent < 0.01) return '0.01 %';
  return `${percent.toFixed(2)} %`;
};

/** A distance of two rates: `4.10`; the unit (percentage points) stands in the sentence. */
export const pointsText = (difference: number): string => (difference * 100).toFixed(2);
