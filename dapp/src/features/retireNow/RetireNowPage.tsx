export function RetireNowPage() {
  return null;
}
