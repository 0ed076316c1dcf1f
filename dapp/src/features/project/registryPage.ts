/** A project's public page at its registry, where one follows from the id; the reader compares there what is said here. */
export function registryPage(registryCode: string, registryProjectId: string): string | null {
  const number = /^VCS-?(\d{1,8})$/.exec(registryProjectId)?.[1];
  return registryCode === "VCS" && number ? `https://registry.verra.org/app/projectDetail/VCS/${number}` : null;
}
