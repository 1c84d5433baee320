let living = 0;

/** Charts that were made and not yet disposed, for diagnostics: an undisposed chart keeps about 340 KB. */
export const livingCharts = (): number => living;

/** For the chart component alone. Returns the function that counts it out again, once. */
export const countChart = (): (() => void) => {
  living++;
  let isCounted = true;
  return () => {
    if (isCounted) living--;
    isCounted = false;
  };
};
