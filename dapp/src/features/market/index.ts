import { addTexts } from "../../i18n/index.ts";

export { BookPage } from "./book/BookPage.tsx";
export { PoolBookPage } from "./book/PoolBookPage.tsx";
export { MarketPage } from "./MarketPage.tsx";
export { MinePage } from "./mine/MinePage.tsx";
export { isInBand, readBand } from "./orders/judge.ts";
export { OrderPage } from "./orders/OrderPage.tsx";
export { SignPage } from "./orders/SignPage.tsx";
export { useKeptOrders } from "./orders/store.ts";
export { isSignedByMaker, marketOrderData } from "./orders/typedData.ts";
export { planPurchase, takeable } from "./plan.ts";
export { type PoolName, readBacking, readPoolNames } from "./pools.ts";
export { SellPage } from "./sell/SellPage.tsx";
export { useVintageName, VintageTitle, vintageWords } from "./VintageTitle.tsx";

addTexts(import.meta.glob("./locales/*.po", { import: "messages" }));
