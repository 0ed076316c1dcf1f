import { addTexts } from "../../i18n/index.ts";

export { BookPage } from "./book/BookPage.tsx";
export { PoolBookPage } from "./book/PoolBookPage.tsx";
export { MarketPage } from "./MarketPage.tsx";
export { MinePage } from "./mine/MinePage.tsx";
export { OrderPage } from "./orders/OrderPage.tsx";
export { SignPage } from "./orders/SignPage.tsx";
export { SellPage } from "./sell/SellPage.tsx";

addTexts(import.meta.glob("./locales/*.po", { import: "messages" }));
