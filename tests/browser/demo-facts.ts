/** The five registers, in the order of the board (DESIGN.md, Fixed: names). */
export const KIND_IDS = ['major-hazard-source', 'tailings-pond', 'chemical-park', 'coach-route', 'coal-mine'] as const;
