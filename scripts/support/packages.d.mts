interface PackageTree {
  readonly packages: Readonly<Record<string, { readonly version?: string; readonly optional?: boolean }>>;
}

/** Whether what npm noted as installed is what the lock asks for. */
export const isInstalled: (lock: PackageTree, installed: PackageTree) => boolean;
