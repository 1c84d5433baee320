export const DataLayer = () => null;
