import requests
class Client:
    def __init__(self):
        self.base = None
    def use0(self):
        self.base = "https://acme0.atlassian.net/wiki"
    def use1(self):
        self.base = "https://c1.example.com"
    def use2(self):
        self.base = "https://c2.example.com"
    def use3(self):
        self.base = "https://acme3.atlassian.net/wiki"
    def use4(self):
        self.base = "https://c4.example.com"
    def use5(self):
        self.base = "https://c5.example.com"
    def use6(self):
        self.base = "https://acme6.atlassian.net/wiki"
    def use7(self):
        self.base = "https://c7.example.com"
    def use8(self):
        self.base = "https://c8.example.com"
    def use9(self):
        self.base = "https://acme9.atlassian.net/wiki"
    def use10(self):
        self.base = "https://c10.example.com"
    def use11(self):
        self.base = "https://c11.example.com"
    def use12(self):
        self.base = "https://acme12.atlassian.net/wiki"
    def use13(self):
        self.base = "https://c13.example.com"
    def use14(self):
        self.base = "https://c14.example.com"
    def use15(self):
        self.base = "https://acme15.atlassian.net/wiki"
    def use16(self):
        self.base = "https://c16.example.com"
    def use17(self):
        self.base = "https://c17.example.com"
    def use18(self):
        self.base = "https://acme18.atlassian.net/wiki"
    def use19(self):
        self.base = "https://c19.example.com"
    def use20(self):
        self.base = "https://c20.example.com"
    def use21(self):
        self.base = "https://acme21.atlassian.net/wiki"
    def use22(self):
        self.base = "https://c22.example.com"
    def use23(self):
        self.base = "https://c23.example.com"
    def use24(self):
        self.base = "https://acme24.atlassian.net/wiki"
    def use25(self):
        self.base = "https://c25.example.com"
    def use26(self):
        self.base = "https://c26.example.com"
    def use27(self):
        self.base = "https://acme27.atlassian.net/wiki"
    def use28(self):
        self.base = "https://c28.example.com"
    def use29(self):
        self.base = "https://c29.example.com"
    def use30(self):
        self.base = "https://acme30.atlassian.net/wiki"
    def use31(self):
        self.base = "https://c31.example.com"
    def use32(self):
        self.base = "https://c32.example.com"
    def use33(self):
        self.base = "https://acme33.atlassian.net/wiki"
    def use34(self):
        self.base = "https://c34.example.com"
    def use35(self):
        self.base = "https://c35.example.com"
    def use36(self):
        self.base = "https://acme36.atlassian.net/wiki"
    def use37(self):
        self.base = "https://c37.example.com"
    def use38(self):
        self.base = "https://c38.example.com"
    def use39(self):
        self.base = "https://acme39.atlassian.net/wiki"
    def spaces(self):
        return requests.get(self.base + "/rest/api/space")
